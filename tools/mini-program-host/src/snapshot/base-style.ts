/** How WeChat draws its own widgets and the frame around a page, near enough for a picture. */

const widgets = `
*{box-sizing:border-box}
body{margin:0;font:16px/1.4 -apple-system,"Noto Sans CJK SC","Noto Sans SC",sans-serif;background:#fff;color:#000;-webkit-font-smoothing:antialiased}
[hidden]{display:none!important}
wx-page{display:flow-root;min-height:100%}
wx-view,wx-scroll-view,wx-form,wx-radio-group,wx-checkbox-group,wx-label,wx-picker,wx-canvas,wx-rich-text,wx-cover-view,wx-movable-area,wx-movable-view,wx-swiper-item,wx-progress,wx-slider,wx-block{display:block}
wx-comp,wx-custom-wrapper,wx-root-portal,wx-page-meta{display:contents}
wx-text,wx-navigator{display:inline}
wx-text{white-space:pre-line}
wx-label{display:inline}
wx-scroll-view{overflow:auto}
wx-scroll-view::-webkit-scrollbar,.host-scroll::-webkit-scrollbar{display:none}
wx-button{display:block;position:relative;margin:0 auto;padding:0 14px;font-size:18px;text-align:center;line-height:2.55555556;border-radius:5px;overflow:hidden;color:#000;background:#f8f8f8}
wx-button::after{content:"";position:absolute;inset:0;width:200%;height:200%;transform:scale(.5);transform-origin:0 0;border:1px solid rgba(0,0,0,.2);border-radius:10px}
wx-button[type=primary]{color:#fff;background:#07c160}
wx-button[type=warn]{color:#fff;background:#e64340}
wx-button[plain]{color:#353535;background:transparent;border:1px solid #353535}
wx-button[size=mini]{display:inline-block;line-height:2.3;font-size:13px;padding:0 1.32em}
wx-button[disabled]{color:rgba(0,0,0,.3)}
wx-button[type=primary][disabled]{color:rgba(255,255,255,.6)}
wx-image{display:inline-block;width:320px;height:240px;overflow:hidden}
wx-image>img,wx-canvas>img{display:block;width:100%;height:100%}
wx-image[mode=aspectFit]>img{object-fit:contain}
wx-image[mode=aspectFill]>img{object-fit:cover}
wx-image[mode=widthFix]{height:auto!important}
wx-image[mode=widthFix]>img{height:auto}
wx-image[mode=heightFix]{width:auto!important}
wx-image[mode=heightFix]>img{width:auto}
wx-image[mode=center]>img{object-fit:none}
wx-image[mode=top]>img{object-fit:none;object-position:top}
wx-image[mode=bottom]>img{object-fit:none;object-position:bottom}
wx-image[mode=left]>img{object-fit:none;object-position:left}
wx-image[mode=right]>img{object-fit:none;object-position:right}
wx-canvas{width:300px;height:150px}
wx-input{display:flex;align-items:center;height:1.4em;overflow:hidden}
wx-input>span{flex:1;min-width:0;white-space:nowrap;overflow:hidden}
wx-textarea{display:block;width:300px;height:150px;overflow:hidden}
wx-textarea>span{white-space:pre-wrap;overflow-wrap:anywhere}
.host-placeholder{color:#808080}
wx-swiper{display:flex;height:150px;overflow:hidden}
wx-swiper-item{flex:0 0 100%;height:100%;overflow:hidden;transform:translateX(calc(var(--current,0)*-100%))}
wx-video{display:inline-block;width:300px;height:225px;background:#000}
wx-switch{display:inline-block;width:52px;height:32px;border-radius:16px;border:1px solid #dfdfdf;background:#dfdfdf;position:relative;vertical-align:middle}
wx-switch::before{content:"";position:absolute;top:0;left:0;width:30px;height:30px;border-radius:15px;background:#fff}
wx-switch[data-on]{background:#04be02;border-color:#04be02}
wx-switch[data-on]::before{left:auto;right:0}
wx-radio,wx-checkbox{display:inline-block}
wx-radio::before,wx-checkbox::before{content:"";display:inline-block;width:24px;height:24px;margin-right:5px;border:1px solid #d1d1d1;background:#fff;border-radius:50%;vertical-align:middle;text-align:center;line-height:22px;color:#fff;font-size:16px}
wx-checkbox::before{border-radius:3px;color:#09bb07}
wx-radio[data-on]::before{content:"✓";background:#09bb07;border-color:#09bb07}
wx-checkbox[data-on]::before{content:"✓"}
wx-progress>i{display:block;height:6px;background:linear-gradient(to right,#09bb07 var(--percent),#ebebeb 0)}`

const frame = `
.host-nav{position:fixed;z-index:1000;top:0;left:0;right:0;height:var(--nav);padding-top:var(--status);line-height:44px;text-align:center;font-size:17px;font-weight:600}
.host-back{position:absolute;left:16px;top:calc(var(--status) + 16px);width:12px;height:12px;border:solid currentcolor;border-width:0 0 2px 2px;transform:rotate(45deg)}
.host-capsule{position:fixed;z-index:1001;left:278px;top:48px;width:87px;height:32px;border:.5px solid rgba(128,128,128,.35);border-radius:16px;background:rgba(255,255,255,.6);display:flex;align-items:center;justify-content:space-around}
.host-capsule::before{content:"•••";color:#000;font-size:14px;letter-spacing:1px}
.host-capsule::after{content:"";width:18px;height:18px;border:2.5px solid #000;border-radius:50%;background:radial-gradient(circle,#000 3px,transparent 3.5px)}
.host-window{position:absolute;inset:var(--nav) 0 var(--tab) 0;overflow:hidden;transform:translateZ(0)}
.host-scroll{height:100%;overflow:auto}
.host-tabs{position:fixed;z-index:1000;left:0;right:0;bottom:0;height:var(--tab);display:flex;border-top:.5px solid rgba(0,0,0,.12);font-size:10px}
.host-tabs>span{position:relative;flex:1;padding-top:6px;text-align:center}
.host-tabs img{display:block;width:27px;height:27px;margin:0 auto 2px}
.host-tabs b{position:absolute;left:55%;top:3px;min-width:8px;height:8px;padding:0;border-radius:9px;background:#fa5151;color:#fff}
.host-tabs b:not(:empty){height:18px;min-width:18px;padding:0 5px;line-height:18px}
.host-mask{position:fixed;inset:0;background:rgba(0,0,0,.6);z-index:1010}
.host-toast{position:fixed;left:50%;top:45%;transform:translate(-50%,-50%);min-width:120px;max-width:75%;padding:14px 20px;border-radius:8px;background:rgba(76,76,76,.95);color:#fff;text-align:center;z-index:1020}
.host-modal{position:fixed;z-index:1011;left:28px;right:28px;top:50%;transform:translateY(-50%);background:#fff;border-radius:12px;text-align:center;font-size:17px}
.host-modal>b{display:block;padding:32px 24px 16px}
.host-modal>p{margin:0;padding:0 24px 32px;color:rgba(0,0,0,.5);white-space:pre-line}
.host-modal>div{display:flex;border-top:.5px solid rgba(0,0,0,.1);line-height:56px;font-weight:600}
.host-modal>div>span{flex:1}
.host-modal>div>span:last-child{color:#576b95}
.host-sheet{position:fixed;z-index:1011;left:0;right:0;bottom:0;background:#fff;border-radius:12px 12px 0 0;text-align:center;line-height:56px;font-size:17px;padding-bottom:34px}
.host-sheet>div{border-top:.5px solid rgba(0,0,0,.1)}`

export const baseStyle = widgets + frame
